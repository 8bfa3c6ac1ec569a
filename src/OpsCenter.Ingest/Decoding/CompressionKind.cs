namespace OpsCenter.Ingest.Decoding;

internal enum CompressionKind : byte
{
    Gzip,

    /// <summary>With the zlib wrapper, as HTTP means it; a bare stream is taken too.</summary>
    Deflate,

    /// <summary>By the first bytes: gzip, zlib, or not compressed at all.</summary>
    Auto,
}
