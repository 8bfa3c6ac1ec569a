namespace OpsCenter.Ingest.Decoding.Gtfs;

/// <summary>A field of a message, with the number and name that the specification gives it.</summary>
internal sealed record GtfsField(int Number, string Name, GtfsKind Kind)
{
    public bool IsRequired { get; init; }

    public bool IsList { get; init; }

    /// <value>For <see cref="GtfsKind.Message"/>.</value>
    public GtfsMessage? Message { get; init; }

    /// <value>For <see cref="GtfsKind.Word"/>, by number; empty where the specification left one out.</value>
    public string[] Words { get; init; } = [];

    /// <summary>How such a value is written on the wire.</summary>
    public int Wire => Kind switch
    {
        GtfsKind.Text or GtfsKind.Message => ProtobufReader.Bytes,
        GtfsKind.Single => ProtobufReader.Fixed32,
        GtfsKind.Double => ProtobufReader.Fixed64,
        _ => ProtobufReader.Varint,
    };
}
