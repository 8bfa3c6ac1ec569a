namespace OpsCenter.Core.Notifications.Routing;

/// <summary>A channel that knows of an alarm, and the route that told it.</summary>
public sealed record ToldChannel(string Channel, string Route);
