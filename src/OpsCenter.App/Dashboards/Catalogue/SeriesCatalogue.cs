using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards.Catalogue;

/// <summary>What a tile can be made of: the series there really are, with the names the packs give them.</summary>
internal sealed class SeriesCatalogue(LiveState state, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places)
{
    private const int MaxValues = 500;
    private const int MaxFields = 2000;

    public CatalogueJson Fields()
    {
        var catalogue = fields.Current;
        var where = places.Current;
        var heard = Series().GroupBy(key => (key.Measurement, key.Field)).ToDictionary(group => group.Key, group => group.Count());
        var known = heard.Keys.Union(catalogue.Fields.Select(field => (field.Measurement, field.Field)));
        return new CatalogueJson(
            [
                .. known.Take(MaxFields).Select(pair =>
                {
                    var info = catalogue.Find(pair.Measurement, pair.Field);
                    return new FieldJson(pair.Measurement, pair.Field, info?.Name, info?.Unit, info?.Decimals, heard.GetValueOrDefault(pair));
                }).OrderBy(field => field.Measurement, StringComparer.Ordinal).ThenBy(field => field.Field, StringComparer.Ordinal),
            ],
            [.. where.Sites.Values.Select(site => new SiteJson(site.Id, site.Name, site.Pack, site.Kind, site.Area)).OrderBy(site => site.Id, StringComparer.Ordinal)],
            [.. where.Areas.Values.Select(area => new PlaceJson(area.Id, area.Name)).OrderBy(area => area.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Tags of the series of a field, and the values each has.</summary>
    public TagsJson Tags(string measurement, string field)
    {
        var tags = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var count = 0;
        foreach (var key in Series().Where(key => key.Measurement == measurement && key.Field == field))
        {
            count++;
            foreach (var (name, value) in key.Tags)
            {
                if (!tags.TryGetValue(name, out var values))
                {
                    tags[name] = values = new SortedSet<string>(StringComparer.Ordinal);
                }

                if (values.Count < MaxValues)
                {
                    values.Add(value);
                }
            }
        }

        return new TagsJson(count, tags.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]));
    }

    private IEnumerable<SeriesKey> Series() => Enumerable.Range(0, state.Count).Select(index => state[index].Key);
}
