/** The languages of the public side. Vietnamese is what a page speaks unless told otherwise. */
export type Language = 'vi' | 'en';

/** What every public page needs from the server, whatever the page is about. Plain data. */
export type Frame = {
  language: Language;
  /** True where the database was created as a demonstration: the page then says so before and after. */
  isDemo: boolean;
  /** Addresses of the stylesheet and the icon, as `loadPublicAssets()` serves them. */
  assets: { stylesheet: string; icon: string };
  /**
   * Address of this page in the other language. Absent where the page answers a POST or holds typed text:
   * a link would lose it, so such a page offers the language as a button of its own form.
   */
  otherLanguageHref?: string;
};

/** One thing that is wrong with a form: the id of the field and the whole sentence that the person reads. */
export type Problem = { field: string; message: string };
