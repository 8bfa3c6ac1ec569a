namespace OpsCenter.Ingest.Decoding.Gtfs;

/// <summary>What a field holds.</summary>
internal enum GtfsKind : byte
{
    Text,

    /// <summary>Unsigned whole number.</summary>
    Whole,

    /// <summary>Whole number; negative ones travel as their two's complement in 64 bits.</summary>
    Signed,

    Single,
    Double,
    Flag,

    /// <summary>A number that stands for a word.</summary>
    Word,

    Message,
}
