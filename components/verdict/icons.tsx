/** Small line icons drawn here: the overlay may not fetch anything from the page or the network. */
import type { ReactNode } from 'react';

function Icon({ children, size = 16 }: { readonly children: ReactNode; readonly size?: number }) {
  return (
    <svg className="cg-icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export const ShieldIcon = () => (
  <svg className="cg-icon cg-shield" width="18" height="18" viewBox="0 0 128 128" aria-hidden="true">
    <path d="M64 6 112 22v40c0 30-20 50-48 60C36 112 16 92 16 62V22z" fill="currentColor" />
    <path d="M38 88V50c0-14 11-24 26-24s26 10 26 24v38H78V51c0-8-6-13-14-13s-14 5-14 13v37z" fill="#fff" />
    <rect x="57" y="52" width="14" height="36" rx="3" fill="#ffc53d" />
  </svg>
);
export const LockIcon = () => (
  <Icon>
    <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
    <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m3.2 8.4 3 3 6.6-6.8" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.8" />
    <path d="M8 4.8V8l2 1.4" />
  </Icon>
);
export const NoteIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.8" />
    <path d="M8 7.4v3.4M8 5.1v.1" />
  </Icon>
);
export const FoldIcon = () => (
  <Icon>
    <path d="M4 6.2 8 10l4-3.8" />
  </Icon>
);
export const UnfoldIcon = () => (
  <Icon>
    <path d="M4 9.8 8 6l4 3.8" />
  </Icon>
);
export const GripIcon = () => (
  <svg className="cg-icon" width="10" height="16" viewBox="0 0 10 16" fill="currentColor" aria-hidden="true">
    <path d="M2 3h2v2H2zM6 3h2v2H6zM2 7h2v2H2zM6 7h2v2H6zM2 11h2v2H2zM6 11h2v2H6z" />
  </svg>
);
