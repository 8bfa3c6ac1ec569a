namespace OpsCenter.Ingest.Mapping;

/// <summary>What a payload says about a field.</summary>
internal enum FieldReadResult : byte
{
    Value,

    /// <summary>The payload does not speak of it.</summary>
    Absent,

    /// <summary>A marker for "no value" (null, empty, -999, NA …).</summary>
    Missing,

    /// <summary>Something that is no number.</summary>
    Invalid,
}
