namespace OpsCenter.App.Tests.Api;

/// <summary>A configuration folder of one pack, whose rule is the one that <see cref="ApiHost"/> has in force.</summary>
internal static class ApiConfig
{
    public const string Alarms = """
        # Levels as decreed.
        alarms:
          - id: water.flood
            title: {vi: "Lũ tại {site}", en: "Flood at {site}"}
            select: {measurement: river, field: level}
            levels:
              - {name: I, severity: high, limit: 4, deadband: 0.1}
            procedure: {consequence: Flooding, response: Call the pump station, timeToRespond: 15m}

        """;

    public static string Folder(string data) => Path.Combine(data, "ingest-config");

    public static void Write(string data)
    {
        Write(data, "areas.yaml", "areas: []\n");
        Write(data, "packs/water/pack.yaml", "id: water\nname: Water\n");
        Write(data, "packs/water/fields.yaml", "fields:\n  - {measurement: river, field: level, name: {vi: Mực nước, en: Water level}, unit: m, decimals: 2}\n");
        Write(data, "packs/water/alarms.yaml", Alarms);
    }

    private static void Write(string data, string file, string text)
    {
        var path = Path.Combine(Folder(data), file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
