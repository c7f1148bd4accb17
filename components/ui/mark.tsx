/** The product's mark: two sheets that meet, and what they share in the colour of writing. */
export function Mark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} stroke="var(--ink)" strokeWidth="2">
      <rect x="2.5" y="2.5" width="18" height="18" rx="3" fill="var(--sheet)" />
      <rect x="11.5" y="11.5" width="18" height="18" rx="3" fill="var(--sheet)" />
      <path d="M11.5 14.5a3 3 0 0 1 3-3h6v6a3 3 0 0 1-3 3h-6z" fill="var(--accent)" strokeLinejoin="round" />
    </svg>
  );
}
