using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Citizens;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>open311.yaml</c>: what citizens may report.</summary>
internal sealed class Open311Reader
{
    private const int MaxCode = 64;
    private readonly Dictionary<string, CitizenService> _services = new(StringComparer.Ordinal);
    private readonly List<string> _jurisdictions = [];

    public CitizenServices Build() => new([.. _services.Values], [.. _jurisdictions]);

    public void Read(ConfigNode root, string pack)
    {
        if (root.Map() is not { } map)
        {
            return;
        }

        if (map.OptionalText("jurisdiction") is { } jurisdiction && !_jurisdictions.Contains(jurisdiction))
        {
            _jurisdictions.Add(jurisdiction);
        }

        foreach (var node in map.Required("services", "[…]")?.Items() ?? [])
        {
            ReadService(node, pack);
        }

        map.ReportUnknownKeys();
    }

    private void ReadService(ConfigNode node, string pack)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var codeNode = map.Required("code", "street-light");
        var name = map.RequiredLocalized("name");
        var description = map.OptionalLocalized("description");
        var group = map.OptionalLocalized("group");
        var keywords = map.OptionalList("keywords").Select(keyword => keyword.Text() ?? "").Where(keyword => keyword.Length > 0).ToArray();
        var severity = map.OptionalChoice("severity", SeverityWords.All) ?? Severity.None;
        map.ReportUnknownKeys();
        if (codeNode?.Text() is not { } code || name is null)
        {
            return;
        }

        if (code.Length is 0 or > MaxCode || !code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            codeNode.Error($"'{code}' cannot be a code of a service", $"Use up to {MaxCode} ASCII letters, digits, '-' and '_'");
        }
        else if (!_services.TryAdd(code, new CitizenService(code, pack, name, description, group, keywords, severity)))
        {
            codeNode.Error($"service '{code}' is there twice (also in pack '{_services[code].Pack}')", "Codes are unique over all packs; rename one");
        }
    }
}
