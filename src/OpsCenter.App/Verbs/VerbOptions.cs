using System.CommandLine;

namespace OpsCenter.App.Verbs;

/// <summary>Options every verb takes: the same keys as the server's, so that both find the same files.</summary>
internal static class VerbOptions
{
    public static Option<string?> DataDir { get; } = Key("--DataDir", "Folder of the data (default: data).");

    public static Option<string?> ConfigDir { get; } = Key("--ConfigDir", "Folder of areas, sites, sources and rules (default: ingest-config).");

    public static Option<string?> DashboardsDir { get; } = Key("--DashboardsDir", "Folder of the dashboards (default: dashboards).");

    public static Option<string?> DatabaseProvider { get; } = Key("--Database:Provider", "Sqlite (default) or PostgreSQL.");

    public static Option<string?> DatabaseConnectionString { get; } = Key("--Database:ConnectionString", "For PostgreSQL.");

    /// <summary>Settings file, environment, then these options, as the server reads them.</summary>
    public static IConfiguration Configuration(ParseResult line)
    {
        var given = new Option<string?>[] { DataDir, ConfigDir, DashboardsDir, DatabaseProvider, DatabaseConnectionString }
            .Where(option => line.GetValue(option) is not null)
            .ToDictionary(option => option.Name.TrimStart('-'), line.GetValue);
        return new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(given)
            .Build();
    }

    private static Option<string?> Key(string name, string description) =>
        new(name) { Description = description, Recursive = true };
}
