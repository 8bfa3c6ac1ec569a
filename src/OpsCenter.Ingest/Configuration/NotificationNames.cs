using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>What <c>notifications.yaml</c> may refer to.</summary>
internal sealed class NotificationNames(
    IReadOnlyCollection<string> packs, IReadOnlyCollection<string> areas, IReadOnlyCollection<string> rules, IReadOnlyCollection<string> channels)
{
    /// <summary>Pack and beginning of the rules of what the server says about itself.</summary>
    private const string Own = "system";

    public IReadOnlyList<string> Channels(ConfigMap map) => Known(map, "channels", channels, _ => false, "channel");

    public IReadOnlyList<string> Packs(ConfigMap map) => Known(map, "packs", packs, id => id == Own, "pack");

    public IReadOnlyList<string> Areas(ConfigMap map) => Known(map, "areas", areas, _ => false, "area");

    public IReadOnlyList<string> Rules(ConfigMap map) => Known(map, "rules", rules, id => id.StartsWith(Own + ".", StringComparison.Ordinal), "alarm rule");

    private static List<string> Known(ConfigMap map, string name, IReadOnlyCollection<string> known, Func<string, bool> also, string what)
    {
        var ids = new List<string>();
        foreach (var item in map.OptionalList(name))
        {
            if (item.Text() is not { } id)
            {
                continue;
            }

            if (!known.Contains(id) && !also(id))
            {
                item.Error($"there is no {what} '{id}'", Nearest.Remedy(id, known));
            }

            ids.Add(id);
        }

        return ids;
    }
}
