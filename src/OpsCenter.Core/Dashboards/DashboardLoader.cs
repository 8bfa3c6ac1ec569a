using System.Text.Json;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>Reads a folder of dashboards and its <c>screens.json</c>; says everything that is wrong at once.</summary>
public static class DashboardLoader
{
    public const int MaxFileBytes = 1 << 20;

    /// <summary>The set, or null with at least one error. Never throws for what the folder holds.</summary>
    public static (DashboardSet? Set, IReadOnlyList<ConfigError> Errors) Load(string folder)
    {
        var errors = new List<ConfigError>();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!Directory.Exists(folder))
        {
            return (null, [new ConfigError(name, null, "(folder)", "The folder does not exist", "Create it, or point DashboardsDir at the right one")]);
        }

        var dashboards = new List<(DashboardConfig Config, SourceNode Root, string File)>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var file = $"{name}/{Path.GetFileName(path)}";
            if (Path.GetFileName(path) != ScreensFile.Name && Parse(path, file, errors) is { } root)
            {
                dashboards.Add((new DashboardReader(file, errors).Read(root), root, file));
            }
        }

        var ids = dashboards.Select(dashboard => dashboard.Config.Id).ToHashSet();
        dashboards.ForEach(dashboard => CheckDrills(dashboard.Config, dashboard.Root, dashboard.File, ids, errors));
        var screens = Screens(Path.Combine(folder, ScreensFile.Name), $"{name}/{ScreensFile.Name}", Known(dashboards.Select(dashboard => dashboard.Config)), errors);
        return errors.Count > 0 ? (null, errors) : (new DashboardSet(dashboards.Select(dashboard => dashboard.Config), screens), errors);
    }

    private static IReadOnlyList<ScreenConfig> Screens(string path, string file, Dictionary<string, DashboardConfig> known, List<ConfigError> errors) =>
        File.Exists(path) && Parse(path, file, errors) is { } root ? new ScreensReader(file, errors, known).Read(root) : [];

    /// <summary>A file without an id is an error by itself, so of two with one id either will do.</summary>
    private static Dictionary<string, DashboardConfig> Known(IEnumerable<DashboardConfig> dashboards) =>
        dashboards.GroupBy(dashboard => dashboard.Id).ToDictionary(group => group.Key, group => group.First());

    internal static void CheckDrills(DashboardConfig dashboard, SourceNode root, string file, HashSet<string> ids, List<ConfigError> errors)
    {
        for (var index = 0; index < dashboard.Tiles.Count; index++)
        {
            if (dashboard.Tiles[index].Drill is { } drill && !ids.Contains(drill))
            {
                var node = root.Find("tiles")!.Items[index].Find("drill")!;
                errors.Add(new ConfigError(
                    file, node.Line, node.Path, $"There is no dashboard '{drill}'", $"Use one of {string.Join(", ", ids.Order(StringComparer.Ordinal))}"));
            }
        }
    }

    private static SourceNode? Parse(string path, string file, List<ConfigError> errors)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                errors.Add(new ConfigError(file, null, "(file)", "The file is larger than 1 MiB", "Split the dashboard"));
                return null;
            }

            return SourceParser.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException problem)
        {
            errors.Add(NotJson(problem, file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ConfigError(file, null, "(file)", $"The file cannot be read: {problem.Message}", "Give the server the right to read it"));
        }

        return null;
    }

    internal static ConfigError NotJson(JsonException problem, string file)
    {
        var line = problem.LineNumber is { } number ? (int)number + 1 : (int?)null;
        return new ConfigError(file, line, "(file)", $"This is not JSON: {Reason(problem)}", "Mend the text at this line");
    }

    private static string Reason(JsonException problem)
    {
        var position = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (position < 0 ? problem.Message : problem.Message[..position]).TrimEnd('.');
    }
}
