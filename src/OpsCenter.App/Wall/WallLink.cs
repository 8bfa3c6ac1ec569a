namespace OpsCenter.App.Wall;

/// <summary>A line of the list of walls.</summary>
public sealed record WallLink(string Id, string Title);
