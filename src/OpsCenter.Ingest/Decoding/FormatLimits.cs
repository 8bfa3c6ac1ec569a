namespace OpsCenter.Ingest.Decoding;

/// <summary>Bounds against payloads made to hurt; no device comes near them.</summary>
internal static class FormatLimits
{
    /// <summary>Nesting of any payload.</summary>
    public const int Depth = 32;

    /// <summary>Nesting of the tree a format makes: repeated XML elements need two levels each.</summary>
    public const int TreeDepth = 80;

    /// <summary>Records of one payload (rows, samples, lines).</summary>
    public const int Records = 50_000;

    /// <summary>Bytes of a payload after decompression.</summary>
    public const int UnpackedBytes = 16 << 20;

    /// <summary>Problems of one payload that are kept.</summary>
    public const int Problems = 20;
}
