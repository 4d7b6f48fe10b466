/** The kite whose string is held by two hands. Decorative: the name always stands beside it in words. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 64 64" aria-hidden="true">
      <path className="mark-sail" d="M45 3 57 18 32 36 27 12Z" />
      <path className="mark-spar" d="M45 3 32 36M27 12 57 18" />
      <path className="mark-line" d="M32 36C24 41 37 45 32 57" />
      <path
        className="mark-hands"
        d="M7 41C12 40 13 46 16 49L27 53.5C31 56 29 61 24 60.5 14 60 7 54 7 41ZM57 41C52 40 51 46 48 49L37 53.5C33 56 35 61 40 60.5 50 60 57 54 57 41Z"
      />
    </svg>
  );
}
