using System.Globalization;
using System.Resources;

namespace OpsCenter.App.Wall;

/// <summary>Texts that the server writes into the wall's page; the rest is in the browser module.</summary>
internal static class WallTexts
{
    private static readonly ResourceManager Resources = new("OpsCenter.App.Wall.WallTexts", typeof(WallTexts).Assembly);

    public static string Of(string key, CultureInfo language) =>
        Resources.GetString(key, language) ?? throw new ArgumentException($"There is no text '{key}'.", nameof(key));
}
