import type { z } from 'zod';
import type { scanPageSchema, scanQuerySchema, scanVerdicts } from '../../../shared/scan.ts';

export type { ScanProgress, ScanRow, ScanSummary, ScanView } from '../../../shared/scan.ts';
export type ScanQuery = z.infer<typeof scanQuerySchema>;
export type ScanPage = z.infer<typeof scanPageSchema>;
export type ScanVerdict = (typeof scanVerdicts)[number];
