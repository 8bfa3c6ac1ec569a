using System.Text.Json;
using OpsCenter.Core.Dashboards;
using Xunit;

namespace OpsCenter.Core.Tests.Dashboards;

/// <summary>The folder that comes with the program, and the schemas that editors complete and check it by.</summary>
public sealed class ShippedDashboardsTests
{
    private static readonly string Folder = Find();

    [Fact]
    public void Load_ShippedFolder_HasNoErrors()
    {
        var (set, errors) = DashboardLoader.Load(Folder);

        Assert.Empty(errors);
        Assert.True(set!.Dashboards.ContainsKey("overview"));
    }

    [Theory]
    [InlineData("dashboard", "", "d.json", "{\"?\": 1}")]
    [InlineData("dashboard", "tile", "d.json", "{\"tiles\": [{\"?\": 1}]}")]
    [InlineData("dashboard", "query", "d.json", "{\"tiles\": [{\"query\": {\"?\": 1}}]}")]
    [InlineData("dashboard", "target", "d.json", "{\"tiles\": [{\"target\": {\"?\": 1}}]}")]
    [InlineData("screens", "", "screens.json", "{\"?\": 1}")]
    public void Schema_Keys_AreThoseTheLoaderKnows(string schema, string definition, string file, string unknown)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "schemas", $"{schema}.schema.json")));
        var part = definition.Length == 0 ? json.RootElement : json.RootElement.GetProperty("$defs").GetProperty(definition);

        var keys = part.GetProperty("properties").EnumerateObject().Select(property => property.Name);

        Assert.Equal(KnownKeys(file, unknown).Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_Kinds_AreThoseOfTheProgram()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "schemas", "dashboard.schema.json")));
        var kinds = json.RootElement.GetProperty("$defs").GetProperty("tile").GetProperty("properties").GetProperty("kind").GetProperty("enum");

        Assert.Equal(
            Enum.GetValues<TileKind>().Select(kind => JsonSerializer.Serialize(kind).Trim('"')),
            kinds.EnumerateArray().Select(kind => kind.GetString()));
    }

    /// <summary>As the loader itself lists them where it meets a key it does not know.</summary>
    private static string[] KnownKeys(string file, string text)
    {
        var folder = Directory.CreateTempSubdirectory("dashboards-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, file), text);
            var error = DashboardLoader.Load(folder.FullName).Errors.Single(error => error.Key.EndsWith('?'));
            return error.Remedy.Split(": ")[1].Split(", ");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IOC.sln")))
            {
                return Path.Combine(folder.FullName, "dashboards");
            }
        }

        throw new InvalidOperationException("The tests do not run inside the checkout.");
    }
}
