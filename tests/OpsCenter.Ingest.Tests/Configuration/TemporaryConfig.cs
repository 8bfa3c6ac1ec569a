using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Tests.Configuration;

/// <summary>A small valid configuration folder of one pack, which a test then spoils.</summary>
internal sealed class TemporaryConfig : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("ops-config-").FullName;

    public TemporaryConfig()
    {
        Write("areas.yaml", "areas:\n  - {id: north, name: Bắc, centre: [106.3, 20.9]}\n");
        Write("packs/p/pack.yaml", "id: p\nname: {vi: Gói, en: Pack}\n");
        Write("packs/p/sites.yaml", "sites:\n  - {id: s1, name: Trạm, area: north, kind: gauge, position: [106.3, 20.9], devices: [d1]}\n");
        Write("packs/p/fields.yaml", """
            fields:
              - {measurement: river, field: level, name: Mực nước, unit: m, decimals: 2, valid: [-3, 15]}
              - {measurement: device, field: battery, name: Pin, unit: V}
              - {measurement: lane, field: count, name: Xe, unit: xe}
            """);
        Sources("- {id: p.s, topic: 't/{device}', readings: [{measurement: river, fields: {level: level}}]}");
    }

    public string Folder => Path.Combine(_parent, "ingest-config");

    public TemporaryConfig Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public TemporaryConfig Sources(string items) =>
        Write("packs/p/sources.yaml", "sources:\n" + string.Join('\n', items.Split('\n').Select(line => "  " + line)) + "\n");

    public TemporaryConfig Alarms(string items) =>
        Write("packs/p/alarms.yaml", "alarms:\n" + string.Join('\n', items.Split('\n').Select(line => "  " + line)) + "\n");

    public TemporaryConfig Kpis(string items) =>
        Write("packs/p/kpis.yaml", "kpis:\n" + string.Join('\n', items.Split('\n').Select(line => "  " + line)) + "\n");

    public IReadOnlyList<ConfigError> Errors() => IngestConfigLoader.Load(Folder).Errors;

    public IngestConfiguration Load()
    {
        var (configuration, errors) = IngestConfigLoader.Load(Folder);
        return configuration ?? throw new InvalidOperationException(string.Join('\n', errors));
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
