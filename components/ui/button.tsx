import Link from 'next/link';
import { type ComponentProps, type ReactNode, useId } from 'react';

/**
 * How loud a button is: `primary` is what one most likely wants now (one per screen), `quiet` stands beside it,
 * `plain` reads like a link in a text.
 */
export type ButtonKind = 'primary' | 'quiet' | 'plain';

const SHAPE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md border py-2 text-start text-base font-semibold leading-tight no-underline transition-colors duration-150';

const KINDS: Record<ButtonKind, string> = {
  primary: 'border-transparent px-4 bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'border-line-strong px-4 bg-sheet text-ink hover:border-accent hover:text-accent',
  plain:
    'border-transparent forced-colors:border-[Canvas] px-2 font-medium text-accent underline underline-offset-4 hover:text-accent-strong',
};

const OFF = 'cursor-not-allowed px-4 border-line bg-sunken text-soft no-underline';

/** The classes of a button, for elements that must look like one. */
export function buttonClass(kind: ButtonKind = 'quiet', more = ''): string {
  return `${SHAPE} ${KINDS[kind]} ${more}`;
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  kind?: ButtonKind;
  /** Set: the button cannot be used now, and says why. It stays reachable by keyboard. */
  disabledBecause?: string | undefined;
  children: ReactNode;
}

/** A button of at least 44 px. It never submits a form unless `type="submit"`. */
export function Button({
  kind = 'quiet',
  disabledBecause,
  className = '',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const why = useId();
  const off = disabledBecause !== undefined;
  return (
    <>
      <button
        type="button"
        {...rest}
        className={off ? `${SHAPE} ${OFF} ${className}` : buttonClass(kind, className)}
        aria-disabled={off || rest['aria-disabled']}
        aria-describedby={off ? why : rest['aria-describedby']}
        onClick={off ? (press) => press.preventDefault() : onClick}
      >
        {children}
      </button>
      {off && (
        <span id={why} className="block text-sm text-soft">
          {disabledBecause}
        </span>
      )}
    </>
  );
}

/** A link to another page that looks like a button. */
export function LinkButton({
  kind = 'quiet',
  className = '',
  ...rest
}: ComponentProps<typeof Link> & { kind?: ButtonKind }) {
  return <Link {...rest} className={buttonClass(kind, className)} />;
}

/** A square button with only a picture in it; the label is what others hear and what hovering shows. */
export function IconButton({
  label,
  className = '',
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'disabled'> & { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`inline-flex size-11 shrink-0 items-center justify-center rounded-md border border-transparent text-soft hover:bg-sunken hover:text-ink ${className}`}
    >
      {children}
    </button>
  );
}
