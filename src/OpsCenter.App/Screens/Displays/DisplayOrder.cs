namespace OpsCenter.App.Screens.Displays;

/// <summary>What the server calls on a display, beside frames.</summary>
/// <param name="Kind"><c>remote</c>, <c>identify</c>, <c>reload</c>, or <c>report</c>: say at once how you are, and hear what is new.</param>
/// <param name="Remote">With <c>remote</c>; null releases the display.</param>
/// <param name="Name">With <c>identify</c>: shown large.</param>
public sealed record DisplayOrder(string Kind, RemoteShow? Remote = null, string? Name = null)
{
    public static DisplayOrder Reload { get; } = new("reload");

    public static DisplayOrder Report { get; } = new("report");

    public static DisplayOrder Show(RemoteShow? remote) => new("remote", remote);

    public static DisplayOrder Identify(string name) => new("identify", null, name);
}
