/**
 * The messages between a page of the add-on in its sandboxed frame and the workbench's page around it.
 */
import type { CallResult } from './protocol';

/** From the frame. */
export type FrameRequest =
  | { readonly ledgerline: 'ready' }
  | {
      readonly ledgerline: 'call';
      readonly callId: number;
      readonly functionName: string;
      readonly args: readonly unknown[];
    }
  | { readonly ledgerline: 'close' }
  | { readonly ledgerline: 'focus-editor' }
  | { readonly ledgerline: 'set-size'; readonly width?: number; readonly height?: number };

/** To the frame. */
export type FrameAnswer =
  | { readonly ledgerline: 'result'; readonly callId: number; readonly result: CallResult }
  | {
      readonly ledgerline: 'fonts';
      readonly faces: readonly { readonly family: string; readonly weight: string; readonly data: ArrayBuffer }[];
    };
