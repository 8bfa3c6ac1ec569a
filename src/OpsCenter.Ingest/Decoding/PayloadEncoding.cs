namespace OpsCenter.Ingest.Decoding;

/// <summary>How bytes are written where only text can stand.</summary>
internal enum PayloadEncoding : byte
{
    /// <summary>As they are; inside JSON: the text's own UTF-8.</summary>
    Raw,
    Base64,
    Hex,
}
