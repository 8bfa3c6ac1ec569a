namespace OpsCenter.App.Screens.Displays;

/// <summary>How a display says it is, about every 15 seconds. Comes from outside: nothing in it is believed before <see cref="Problem"/> is null.</summary>
public sealed record DisplayReport
{
    private const int MaxText = 64;
    private const int MaxAgent = 120;
    private const double MaxNumber = 1e13;

    /// <summary>Screen of <c>screens.json</c>, or a dashboard.</summary>
    public string? Screen { get; init; }

    /// <summary>As in the page's address; null where the address names none.</summary>
    public string? Cell { get; init; }

    /// <summary>Random name of the tab.</summary>
    public string? Instance { get; init; }

    public string? Build { get; init; }

    /// <summary>Version of the plan it follows.</summary>
    public string? Plan { get; init; }

    /// <summary>What it shows now.</summary>
    public string? Dashboard { get; init; }

    /// <summary>Browser and system, short.</summary>
    public string? Agent { get; init; }

    /// <summary>CSS pixels.</summary>
    public int Width { get; init; }

    /// <summary>CSS pixels.</summary>
    public int Height { get; init; }

    /// <summary>Pictures a second the browser draws; null before it has been measured.</summary>
    public double? Fps { get; init; }

    /// <summary>Used script memory; null where the browser does not say.</summary>
    public double? HeapMb { get; init; }

    public int Nodes { get; init; }

    /// <summary>Age of the newest frame.</summary>
    public double FrameAgeMs { get; init; }

    /// <summary>Snapshots sent because frames had to be left out, and frames that came more than 3 s after the one before, since the page was opened.</summary>
    public long Late { get; init; }

    /// <summary>Server's clock less the display's.</summary>
    public double SkewMs { get; init; }

    /// <summary>Waits for a touch before the browser lets it sound.</summary>
    public bool SoundBlocked { get; init; }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Problem() =>
        !IsText(Screen, MaxText) || Screen is not { Length: > 0 } ? "screen"
        : !IsText(Cell, 8) ? "cell"
        : !IsText(Instance, MaxText) || Instance is not { Length: >= 8 } ? "instance"
        : !IsText(Build, MaxText) ? "build"
        : !IsText(Plan, MaxText) ? "plan"
        : !IsText(Dashboard, MaxText) ? "dashboard"
        : !IsText(Agent, MaxAgent) ? "agent"
        : Width is < 0 or > 100_000 || Height is < 0 or > 100_000 ? "size"
        : !IsNumber(Fps ?? 0) || Fps < 0 ? "fps"
        : !IsNumber(HeapMb ?? 0) || HeapMb < 0 ? "heapMb"
        : Nodes < 0 ? "nodes"
        : !IsNumber(FrameAgeMs) ? "frameAgeMs"
        : Late < 0 ? "late"
        : !IsNumber(SkewMs) ? "skewMs"
        : null;

    private static bool IsText(string? text, int max) => text is null || (text.Length <= max && !text.Any(char.IsControl));

    private static bool IsNumber(double number) => double.IsFinite(number) && Math.Abs(number) <= MaxNumber;
}
