namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Bounds of a workbook; a sheet of a year of hourly values of ten stations is a fifth of them.</summary>
internal static class XlsxLimits
{
    /// <summary>Characters of XML read of one part, however little they were packed into. A million empty rows with a style fit.</summary>
    public const int PartCharacters = 64 << 20;

    /// <summary>Characters of the texts that cells share, and of all cells together.</summary>
    public const int TextCharacters = 16 << 20;

    /// <summary>Characters of one cell: Excel's own limit.</summary>
    public const int CellCharacters = 32_767;

    public const int Columns = 1_000;

    /// <summary>Files in the archive.</summary>
    public const int Parts = 2_000;

    public const int MergedCells = 20_000;
}
