import type { ReasonCode } from './pdq-error.ts';

export const en = {
  bad_hex: 'Not a hash. Exactly 64 lower-case hexadecimal digits (0-9, a-f) are needed.',
  bad_hash_length: 'The hash has the wrong length. Exactly 32 bytes are needed.',
  bad_size: 'The picture size is not valid. Width and height must be whole numbers of at least 1.',
  bad_channels: 'The number of channels is not valid: 1 (grey), 2 (grey and alpha), 3 (RGB) or 4 (RGBA).',
  bad_pixel_type: 'The pixels have the wrong type: arrays of unsigned 8-bit or 16-bit integers only.',
  bad_buffer_length: 'The pixel data is longer or shorter than its size says. Decode the picture again.',
  bad_frame: 'Not a frame. The form is "hash,quality,seconds".',
  bad_threshold: 'The matching threshold is out of range. Check it.',
  too_many_frames: 'The frame list is too long. Split the video into parts under four hours.',

  too_small: 'The picture is too small to be recognised. Choose a larger original.',
  low_quality: 'The picture is too plain or too blurred to be recognised safely. Choose a clearer one.',
  tie: 'The picture is only flat colour, stripes or a regular pattern, so its hash means nothing. Choose another.',
  junk: 'This hash is that of a blank picture or a common pattern and would match wrongly. Choose another.',

  not_found: 'File not found. Check its name and path.',
  unreadable: 'The file cannot be read. Check your permissions.',
  empty_file: 'The file is empty. Choose another.',
  file_too_large: 'The file is too large. Choose a smaller copy.',
  not_media: 'This file is neither a picture nor a video. Choose another.',
  unsupported_format: 'This kind of picture is not accepted. Save it as JPEG, PNG or WebP.',
  heic_unsupported: 'This machine cannot open HEIC pictures. Save it as JPEG and try again.',
  animated: 'An animated picture has many frames. Save it as a video and try again.',
  too_many_pixels: 'The picture has far too many pixels. Choose a smaller copy.',
  damaged: 'The file is damaged or cut short. Get the original again.',
  memory_limit: 'Opening this file takes too much memory, so it was stopped. Choose a smaller copy.',
  time_limit: 'Opening this file takes too long, so it was stopped. Choose a smaller copy.',
  decoder_died:
    'The decoder stopped suddenly. Try once more; if it stops again, the file may be damaged or harmful: do not open it.',
  ffmpeg_missing: 'This machine has no ffmpeg, so videos cannot be read. Install ffmpeg and try again.',
  video_undecodable: 'This video cannot be decoded. Save it as MP4 (H.264) or WebM.',
  video_too_long: 'The video is longer than four hours. Cut it into shorter parts.',
} as const satisfies Record<ReasonCode, string>;
