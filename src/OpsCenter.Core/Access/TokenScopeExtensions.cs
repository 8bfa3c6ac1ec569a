namespace OpsCenter.Core.Access;

public static class TokenScopeExtensions
{
    public static IReadOnlyList<Permission> Permissions(this TokenScope scope) => scope switch
    {
        TokenScope.Ingest => [Permission.Ingest, Permission.EnterFigures],
        TokenScope.Simulate => [Permission.Ingest],
        TokenScope.Read => [Permission.Read],
        TokenScope.Operate => [Permission.Read, Permission.OperateAlarms, Permission.OperateIncidents],
        TokenScope.Admin => Enum.GetValues<Permission>(),
        _ => [],
    };
}
