using System.Text.Json;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary><c>screens.json</c> as text: the one reader and the one writer, so that a page can save nothing that the server would refuse.</summary>
public static class ScreensFile
{
    public const string Name = "screens.json";
    public const int MaxBytes = 1 << 20;

    /// <summary>The screens, or null with at least one error. Never throws for what the text holds.</summary>
    public static (IReadOnlyList<ScreenConfig>? Screens, IReadOnlyList<ConfigError> Errors) Read(
        byte[] utf8, IReadOnlyDictionary<string, DashboardConfig> dashboards)
    {
        var errors = new List<ConfigError>();
        if (utf8.Length > MaxBytes)
        {
            return (null, [new ConfigError(Name, null, "(file)", "The file is larger than 1 MiB", "Leave out screens that nobody uses")]);
        }

        try
        {
            var screens = new ScreensReader(Name, errors, dashboards).Read(SourceParser.Parse(utf8));
            return (errors.Count > 0 ? null : screens, errors);
        }
        catch (JsonException problem)
        {
            return (null, [new ConfigError(Name, (int?)problem.LineNumber + 1, "(file)", "This is not JSON", "Mend the text at this line")]);
        }
    }
}
