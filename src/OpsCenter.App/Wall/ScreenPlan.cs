using System.Security.Cryptography;
using System.Text.Json;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Wall;

/// <summary>What <c>screens.json</c> says of a screen, for one of its displays. Sent with the page and again when the file changes.</summary>
public sealed record ScreenPlan(
    LocalizedText Name,
    string Language,
    IReadOnlyList<PlanEntry> Playlist,
    IReadOnlyDictionary<string, string> OnCritical,
    PlanMatrix? Matrix,
    PlanSound? Sound,
    PlanQuiet? Quiet)
{
    private const int VersionLength = 16;

    /// <summary>Differs where anything else does, so that a display can say which plan it follows.</summary>
    public string Version { get; private init; } = "";

    /// <param name="screen">From the file.</param>
    /// <param name="cell">As the display's address asks, e.g. <c>2,3</c>.</param>
    /// <param name="display">Name of a paired display.</param>
    /// <param name="utcOffsetMinutes">Of the province's time.</param>
    internal static ScreenPlan Of(ScreenConfig screen, string? cell, string? display, int utcOffsetMinutes)
    {
        var matrix = PlanMatrix.Of(screen.Matrix, cell, display);
        var plan = new ScreenPlan(
            screen.Title,
            screen.Language,
            [.. screen.Playlist.Select(entry => PlanEntry.Of(screen, entry))],
            screen.OnCritical,
            matrix,
            PlanSound.Of(screen.Sound, matrix),
            PlanQuiet.Of(screen.Quiet, utcOffsetMinutes));
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan, JsonSerializerOptions.Web));
        return plan with { Version = Convert.ToHexStringLower(hash)[..VersionLength] };
    }

    /// <summary>
    /// The entry that is on at a moment. It follows from the time alone, so all displays of a matrix, and all screens with the
    /// same list, change together without a word between them. The browser computes the same.
    /// </summary>
    internal PlanEntry At(long unixMilliseconds)
    {
        var into = unixMilliseconds % Playlist.Sum(entry => entry.DwellMs);
        foreach (var entry in Playlist)
        {
            if ((into -= entry.DwellMs) < 0)
            {
                return entry;
            }
        }

        return Playlist[^1];
    }
}
