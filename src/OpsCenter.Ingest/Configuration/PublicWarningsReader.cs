using OpsCenter.Core.Configuration;
using OpsCenter.Core.PublicWarnings;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>publicWarnings</c> of <c>notifications.yaml</c>.</summary>
internal sealed class PublicWarningsReader(NotificationNames names)
{
    private const double MaxRadiusKm = 500;
    private static readonly TimeSpan MaxExpires = TimeSpan.FromDays(7);
    private static readonly Dictionary<string, bool> Simulated = new(StringComparer.Ordinal) { ["exercise"] = true, ["test"] = false };
    private static readonly string[] Categories = ["Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other"];
    private static readonly string[] Urgencies = ["Immediate", "Expected", "Future", "Past", "Unknown"];
    private static readonly string[] Certainties = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"];

    public PublicWarningsConfig? Read(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var senderNode = map.Required("sender", "ttdh@example.gov.vn");
        var name = map.RequiredLocalized("senderName");
        var exercise = map.OptionalChoice("simulated", Simulated) ?? false;
        var warnings = (map.Required("warnings", "[{rules: [water.flood], category: Met, event: …}]")?.Items() ?? []).Select(Warning).OfType<PublicWarningConfig>().ToArray();
        map.ReportUnknownKeys();
        if (senderNode?.Text() is not { } sender || name is null)
        {
            return null;
        }

        if (sender.Any(sign => char.IsWhiteSpace(sign) || sign is ',' or '<' or '&'))
        {
            senderNode.Error($"'{sender}' cannot be a sender of CAP", "Write an address that stays the same, without spaces, commas, '<' and '&', e.g. ttdh@example.gov.vn");
        }

        return new PublicWarningsConfig(sender, name, exercise, warnings);
    }

    private PublicWarningConfig? Warning(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        map.Required("category", "Met");
        var warning = new PublicWarningConfig
        {
            Packs = names.Packs(map),
            Rules = names.Rules(map),
            Severity = map.OptionalChoice("severity", SeverityWords.All) ?? Severity.High,
            Category = Word(map, "category", Categories) ?? "",
            Event = map.RequiredLocalized("event") ?? Core.Configuration.LocalizedText.Same(""),
            Urgency = Word(map, "urgency", Urgencies) ?? "Immediate",
            Certainty = Word(map, "certainty", Certainties) ?? "Observed",
            RadiusKm = Radius(map),
            Expires = Expires(map),
            Instruction = map.OptionalLocalized("instruction"),
        };
        map.ReportUnknownKeys();
        return warning;
    }

    private static string? Word(ConfigMap map, string name, string[] words)
    {
        if (map.Optional(name) is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        if (words.Contains(text))
        {
            return text;
        }

        node.Error($"'{text}' is not one of CAP's words", Nearest.Remedy(text, words));
        return null;
    }

    private static double Radius(ConfigMap map)
    {
        const double usual = 5;
        if (map.OptionalNumber("radiusKm") is not { } radius)
        {
            return usual;
        }

        if (radius is <= 0 or > MaxRadiusKm)
        {
            map.Optional("radiusKm")!.Error("is no radius of a warned place", $"Write kilometres above 0 and up to {MaxRadiusKm}");
        }

        return radius;
    }

    private static TimeSpan Expires(ConfigMap map)
    {
        if (map.OptionalDuration("expires") is not { } expires)
        {
            return TimeSpan.FromHours(6);
        }

        if (expires <= TimeSpan.Zero || expires > MaxExpires)
        {
            map.Optional("expires")!.Error("is no time for a warning to hold", "Write up to 7d, e.g. 6h");
        }

        return expires;
    }
}
