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

    /// <summary>A table of two rows.</summary>
    private const string Sheets = """
        sheets:
          - id: water.month
            name: {vi: Mực nước tháng, en: Level of the month}
            period: month
            since: 2026-01-01
            due: 10
            measurement: river
            keys:
              - {id: gauge, name: {vi: Trạm, en: Gauge}, list: [{id: north, name: {vi: Bắc, en: North}}, {id: south, name: {vi: Nam, en: South}}]}
            columns:
              - {id: level, required: true, min: 0, max: 5000}
              - {id: remark, name: {vi: Ghi chú, en: Remark}, kind: text}

        """;

    public static string Folder(string data) => Path.Combine(data, "ingest-config");

    public static void Write(string data)
    {
        Write(data, "areas.yaml", "areas: []\n");
        Write(data, "packs/water/pack.yaml", "id: water\nname: Water\n");
        Write(data, "packs/water/fields.yaml", "fields:\n  - {measurement: river, field: level, name: {vi: Mực nước, en: Water level}, unit: m, decimals: 2}\n");
        Write(data, "packs/water/alarms.yaml", Alarms);
        Write(data, "packs/water/sheets.yaml", Sheets);
    }

    private static void Write(string data, string file, string text)
    {
        var path = Path.Combine(Folder(data), file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
