namespace OpsCenter.App.Screens.Displays;

/// <summary>When a paired display was last seen and what it showed. Immutable; kept over restarts.</summary>
/// <param name="LastSeen">Unix milliseconds.</param>
/// <param name="Up">It reports.</param>
/// <param name="Screen">It last showed.</param>
/// <param name="Build">It last ran.</param>
/// <param name="Changes">Newest first; at most <see cref="MaxChanges"/>.</param>
public sealed record DisplaySeen(long LastSeen, bool Up, string Screen, string Build, IReadOnlyList<DisplayChange> Changes)
{
    public const int MaxChanges = 20;

    internal static DisplaySeen Live(DisplaySeen? before, long at, DisplayReport report) => new(
        at,
        true,
        report.Screen ?? "",
        report.Build ?? "",
        before is { Up: true } ? before.Changes : [new(at, true), .. (before?.Changes ?? []).Take(MaxChanges - 1)]);

    internal DisplaySeen Dark() => this with { Up = false, Changes = [new(LastSeen, false), .. Changes.Take(MaxChanges - 1)] };
}
