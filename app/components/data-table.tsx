import type { ReactNode } from "react";

/**
 * A table in a frame that scrolls by itself, also by keyboard, with a header that stays in sight. `children` are thead
 * and tbody; use the classes `number` and `sticky-column` on cells. `tall` limits the height to that of the window.
 */
export function DataTable({ caption, hideCaption = false, tall = false, className = "", children }: { caption: string; hideCaption?: boolean; tall?: boolean; className?: string; children: ReactNode }) {
  return (
    <div className={`table-frame relative overflow-auto ${tall ? "max-h-[80vh]" : ""}`} role="region" aria-label={caption} tabIndex={0}>
      <table className={`table ${className}`}>
        <caption className={hideCaption ? "sr-only" : undefined}><span className="caption-text">{caption}</span></caption>
        {children}
      </table>
    </div>
  );
}
