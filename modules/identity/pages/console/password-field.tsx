import { TextField } from '#ui/console/form.tsx';

/** A password: the present one, or (`isNew`) one that is being chosen, so that password managers offer the right thing. */
export function PasswordField({
  isNew = false,
  ...field
}: {
  name: string;
  label: string;
  hint?: string;
  isNew?: boolean;
}) {
  return (
    <TextField
      {...field}
      type="password"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
    />
  );
}
