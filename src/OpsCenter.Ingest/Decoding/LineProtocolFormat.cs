using System.Diagnostics;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>InfluxDB line protocol: names its own measurements, so it has a decoder of its own and no tree.</summary>
internal sealed class LineProtocolFormat : PayloadFormat
{
    private LineProtocolFormat()
    {
    }

    public static LineProtocolFormat Instance { get; } = new();

    public override JsonDocument? Parse(in FormatInput input, TreeBuffer buffer) => throw new UnreachableException();
}
