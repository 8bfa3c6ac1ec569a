using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A series behind a tile's value. Times in Unix milliseconds.</summary>
public sealed record SeriesDetail
{
    /// <summary>Measurement, tags and field as stored.</summary>
    public required string Series { get; init; }

    /// <summary>Name of the site.</summary>
    public LocalizedText? Site { get; init; }

    public string? Device { get; init; }

    /// <summary>Pack whose mapping made it.</summary>
    public string? Pack { get; init; }

    public required double V { get; init; }

    /// <summary>The device's time, or ours where that was not believable.</summary>
    public required long T { get; init; }

    /// <summary>When the server took it in.</summary>
    public required long R { get; init; }

    /// <summary>Quality: 0 good, 1 suspect, 2 bad.</summary>
    public required int Q { get; init; }

    /// <summary>Bit mask of <see cref="Telemetry.ReadingFlags"/>.</summary>
    public required int F { get; init; }

    /// <summary>Older than two expected intervals.</summary>
    public required bool Stale { get; init; }

    /// <summary>The alarm on it, else the worst limit it has crossed, else the next limit it would cross; null where no rule covers it.</summary>
    public Judgement? Judged { get; init; }
}
