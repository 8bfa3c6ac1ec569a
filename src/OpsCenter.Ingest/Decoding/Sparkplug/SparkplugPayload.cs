namespace OpsCenter.Ingest.Decoding.Sparkplug;

/// <summary>Sparkplug 3.0, message Payload.</summary>
internal sealed class SparkplugPayload
{
    public ulong? Timestamp { get; private set; }

    public ulong? Sequence { get; private set; }

    public List<SparkplugMetric> Metrics { get; } = [];

    /// <summary>Number of the birth that a death belongs to.</summary>
    public ulong? BirthSequence => Metrics.Find(metric => metric.Name == "bdSeq")?.Whole;

    /// <summary>Null where the bytes are broken.</summary>
    public static SparkplugPayload? Parse(ReadOnlySpan<byte> data)
    {
        var payload = new SparkplugPayload();
        var reader = new ProtobufReader(data);
        while (reader.Next())
        {
            switch (reader.Field, reader.Wire)
            {
                case (1, ProtobufReader.Varint):
                    payload.Timestamp = reader.Number;
                    break;
                case (2, ProtobufReader.Bytes):
                    if (SparkplugMetric.Parse(reader.Content) is not { } metric || payload.Metrics.Count >= FormatLimits.Records)
                    {
                        return null;
                    }

                    payload.Metrics.Add(metric);
                    break;
                case (3, ProtobufReader.Varint):
                    payload.Sequence = reader.Number;
                    break;
            }
        }

        return reader.IsBroken ? null : payload;
    }
}
