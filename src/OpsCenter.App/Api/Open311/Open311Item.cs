namespace OpsCenter.App.Api.Open311;

/// <summary>An object of GeoReport v2: names and values in order. A value is a text, a number, yes or no, or null.</summary>
internal sealed class Open311Item : List<(string Name, object? Value)>
{
    public void Add(string name, object? value) => Add((name, value));

    /// <summary>Null where it has no text of that name.</summary>
    public string? Find(string name) => this.FirstOrDefault(pair => pair.Name == name).Value as string;
}
