namespace OpsCenter.Ingest.Decoding.Sparkplug;

/// <summary><c>spBv1.0/{group}/{type}/{node}[/{device}]</c>, also behind a prefix of ours.</summary>
internal readonly record struct SparkplugTopic(string Group, string Type, string Node, string? Device)
{
    private const string Namespace = "spBv1.0";
    private static readonly string[] Types = ["NBIRTH", "NDATA", "NDEATH", "NCMD", "DBIRTH", "DDATA", "DDEATH", "DCMD"];

    public bool IsBirth => Type is "NBIRTH" or "DBIRTH";

    public bool IsDeath => Type is "NDEATH" or "DDEATH";

    /// <summary>From a host to the devices: says nothing of them.</summary>
    public bool IsCommand => Type is "NCMD" or "DCMD";

    /// <summary>Null where it is none.</summary>
    public static SparkplugTopic? Parse(string topic)
    {
        var parts = topic.Split('/');
        var start = Array.IndexOf(parts, Namespace);
        var count = parts.Length - start - 1;
        if (start < 0 || count is not (3 or 4) || !Types.Contains(parts[start + 2]) || parts[start + 2][0] == 'D' != (count == 4))
        {
            return null;
        }

        return new SparkplugTopic(parts[start + 1], parts[start + 2], parts[start + 3], count == 4 ? parts[start + 4] : null);
    }
}
