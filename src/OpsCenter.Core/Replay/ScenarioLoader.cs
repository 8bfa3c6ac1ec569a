using System.Text.Json;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.Core.Replay;

/// <summary>Reads the folder <c>scenarios</c> beside the dashboards; says everything that is wrong at once.</summary>
public static class ScenarioLoader
{
    private const long MaxFileBytes = 1 << 20;

    /// <summary>The scenarios by id, those with errors left out. Never throws for what the folder holds; no folder is no scenario.</summary>
    public static (IReadOnlyDictionary<string, ScenarioConfig> Scenarios, IReadOnlyList<ConfigError> Errors) Load(string dashboardsFolder)
    {
        var folder = Path.Combine(dashboardsFolder, "scenarios");
        var errors = new List<ConfigError>();
        var scenarios = new Dictionary<string, ScenarioConfig>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var before = errors.Count;
            if (Read(path, $"scenarios/{Path.GetFileName(path)}", errors) is { } scenario && errors.Count == before)
            {
                scenarios[scenario.Id] = scenario;
            }
        }

        return (scenarios, errors);
    }

    private static ScenarioConfig? Read(string path, string file, List<ConfigError> errors)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                errors.Add(new ConfigError(file, null, "(file)", "The file is larger than 1 MiB", "Split the scenario"));
                return null;
            }

            return new ScenarioReader(file, errors).Read(SourceParser.Parse(File.ReadAllBytes(path)));
        }
        catch (JsonException problem)
        {
            errors.Add(new ConfigError(file, (int?)problem.LineNumber + 1, "(file)", $"This is not JSON: {problem.Message}", "Mend the text at this line"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ConfigError(file, null, "(file)", $"The file cannot be read: {problem.Message}", "Give the server the right to read it"));
        }

        return null;
    }
}
