namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>How a part of a <see cref="BinaryTlv"/> begins.</summary>
internal enum TlvKey : byte
{
    Type,
    ChannelAndType,

    /// <summary>A channel, which numbers the names (<c>temperature_3</c>), then a type.</summary>
    NumberedType,
}
