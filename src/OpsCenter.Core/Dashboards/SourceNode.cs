using System.Text.Json;

namespace OpsCenter.Core.Dashboards;

/// <summary>A JSON value that knows its line and path, so that an error can name both.</summary>
/// <param name="Kind">Kind of value.</param>
/// <param name="Line">1-based.</param>
/// <param name="Path">E.g. <c>tiles[2].query.field</c>.</param>
/// <param name="Text">Of a string or number, as written.</param>
/// <param name="Properties">Of an object, in the file's order, repeated names included.</param>
/// <param name="Items">Of an array.</param>
internal sealed record SourceNode(
    JsonValueKind Kind,
    int Line,
    string Path,
    string Text,
    IReadOnlyList<KeyValuePair<string, SourceNode>> Properties,
    IReadOnlyList<SourceNode> Items)
{
    public SourceNode? Find(string name) => Properties.FirstOrDefault(property => property.Key == name).Value;

    public string Child(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
