using System.Globalization;

namespace OpsCenter.Benchmarks.History;

/// <summary><c>--name value</c> pairs.</summary>
internal sealed class Arguments(IReadOnlyList<string> arguments)
{
    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public string? Text(string name) =>
        arguments.Index().FirstOrDefault(argument => argument.Item == name) is { Item: not null } found && found.Index + 1 < arguments.Count
            ? arguments[found.Index + 1]
            : null;
}
