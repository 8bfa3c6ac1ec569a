using System.Globalization;
using System.Text.Json;

namespace OpsCenter.EndToEnd;

/// <summary>What each pack of a demonstration shows, as rows and as what is missing.</summary>
internal static class PackTable
{
    /// <summary>Has no wall of its own name: the server's own figures.</summary>
    private static readonly Dictionary<string, string> OtherWalls = new() { ["ops"] = "self" };

    public static IReadOnlyList<string> Missing(IEnumerable<string> packs, List<JsonElement> series, List<JsonElement> kpis, Dictionary<string, PackWall> walls, TimeSpan up)
    {
        var missing = new List<string>();
        var later = kpis.Where(kpi => !HasValue(kpi) && MayComeLater(kpi, up)).Select(Id).ToHashSet();
        foreach (var pack in packs)
        {
            var own = KpisOf(kpis, pack).ToList();
            missing.AddRange(own.Where(kpi => !HasValue(kpi) && !MayComeLater(kpi, up)).Select(kpi => $"{Id(kpi)} has no value: {(kpi.TryGetProperty("problem", out var problem) ? problem : default)}"));
            if (own.Count > 0 && !own.Any(kpi => HasValue(kpi) || (InMinutes(kpi) && MayComeLater(kpi, up))))
            {
                missing.Add($"{pack}: no KPI has a value");
            }

            if (Readings(series, pack) == 0)
            {
                missing.Add($"{pack}: no readings");
            }

            if (!walls.ContainsKey(WallOf(pack)))
            {
                missing.Add($"{pack}: no dashboard");
            }
        }

        missing.AddRange(walls.SelectMany(wall => wall.Value.Empty.Where(tile => tile.Kpi is null || !later.Contains(tile.Kpi)).Select(tile => $"{wall.Key}: tile {tile.Id} is empty")));
        return missing;
    }

    public static IReadOnlyList<string> Of(IEnumerable<string> packs, List<JsonElement> series, List<JsonElement> kpis, Dictionary<string, PackWall> walls) =>
    [
        "| pack | series | KPIs with a value | later | tiles | empty |",
        "|---|--:|--:|---|--:|---|",
        .. packs.Select(pack =>
        {
            var (own, wall) = (KpisOf(kpis, pack).ToList(), walls[WallOf(pack)]);
            var later = own.Where(kpi => !HasValue(kpi)).Select(kpi => $"{Id(kpi)[(pack.Length + 1)..]} ({kpi.GetProperty("every").GetString()})");
            return $"| {pack} | {Readings(series, pack)} | {(own.Count == 0 ? "none" : $"{own.Count(HasValue)} of {own.Count}")} | {string.Join(", ", later)} | {wall.Tiles} | {string.Join(", ", wall.Empty.Select(tile => tile.Id).DefaultIfEmpty("none"))} |";
        }),
    ];

    private static string WallOf(string pack) => OtherWalls.GetValueOrDefault(pack, pack);

    private static int Readings(List<JsonElement> series, string pack) => series.Count(one =>
        one.GetProperty("measurement").GetString() != "kpi" && one.GetProperty("tags").TryGetProperty("pack", out var of) && of.GetString() == pack);

    private static IEnumerable<JsonElement> KpisOf(List<JsonElement> kpis, string pack) => kpis.Where(kpi => kpi.GetProperty("pack").GetString() == pack);

    private static string Id(JsonElement kpi) => kpi.GetProperty("id").GetString()!;

    private static bool HasValue(JsonElement kpi) => kpi.GetProperty("figures").GetArrayLength() > 0;

    private static bool InMinutes(JsonElement kpi) => kpi.GetProperty("every").GetString()!.EndsWith('m');

    /// <summary>A whole window, and a minute to compute it, need not have passed yet.</summary>
    private static bool MayComeLater(JsonElement kpi, TimeSpan up)
    {
        var every = kpi.GetProperty("every").GetString()!;
        return !InMinutes(kpi) || up < (2 * TimeSpan.FromMinutes(int.Parse(every[..^1], CultureInfo.InvariantCulture))) + TimeSpan.FromMinutes(1);
    }
}
