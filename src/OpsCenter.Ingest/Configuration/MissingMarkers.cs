using System.Collections.Frozen;
using System.Globalization;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Values that devices send for "no value"; null and the empty text always mean it.</summary>
internal sealed record MissingMarkers(FrozenSet<string> Texts, FrozenSet<double> Numbers)
{
    public static MissingMarkers None { get; } = new([], []);

    /// <summary>These and the ones under <c>missing</c>.</summary>
    public MissingMarkers With(ConfigMap map)
    {
        if (map.Optional("missing") is not { } node)
        {
            return this;
        }

        var texts = (node.IsList ? node.Items() : [node]).Select(item => item.Text()).OfType<string>().ToArray();
        var numbers = texts
            .Where(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            .Select(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        return new MissingMarkers(Texts.Concat(texts).ToFrozenSet(StringComparer.Ordinal), Numbers.Concat(numbers).ToFrozenSet());
    }
}
