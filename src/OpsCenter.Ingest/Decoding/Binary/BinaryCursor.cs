namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>Where reading of a binary payload stands, and what it met so far.</summary>
internal sealed class BinaryCursor(ReadOnlyMemory<byte> data)
{
    public int At { get; set; }

    public int Length => data.Length;

    public bool IsAtEnd => At >= data.Length;

    /// <summary>Whole numbers read so far, for conditions and counts.</summary>
    public Dictionary<string, long> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Appended to every name: the channel where the layout says so.</summary>
    public string Suffix { get; set; } = "";

    /// <summary>Why reading stopped; null while all is well.</summary>
    public string? Problem { get; private set; }

    public bool Fail(string problem)
    {
        Problem ??= problem;
        return false;
    }

    public bool TryTake(int length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (length > data.Length - At)
        {
            return Fail($"{length} bytes expected at byte {At}, {Math.Max(0, data.Length - At)} are left");
        }

        bytes = data.Span.Slice(At, length);
        At += length;
        return true;
    }
}
