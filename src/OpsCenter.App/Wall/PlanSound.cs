using System.Text.Json;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Wall;

/// <param name="Volume">0 to 1.</param>
/// <param name="Modes"><c>off</c>, <c>once</c> or <c>repeat</c> for severity 1, 2, 3 and 4.</param>
public sealed record PlanSound(double Volume, IReadOnlyList<string> Modes)
{
    /// <summary>Only one display of a matrix is heard, the first: nine that sound together are nine times the noise.</summary>
    internal static PlanSound? Of(ScreenSound? sound, PlanMatrix? matrix) =>
        sound is null || matrix is not (null or { Column: 1, Row: 1 })
            ? null
            : new PlanSound(sound.Volume / 100.0, [.. new[] { sound.Critical, sound.High, sound.Medium, sound.Information }.Select(Name)]);

    private static string Name(SoundMode mode) => JsonNamingPolicy.CamelCase.ConvertName(mode.ToString());
}
