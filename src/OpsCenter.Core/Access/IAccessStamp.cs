namespace OpsCenter.Core.Access;

/// <summary>Cheap to ask every second: a number that grows whenever devices, tokens or screens change, in whichever process.</summary>
public interface IAccessStamp
{
    Task<long> ReadAsync(CancellationToken cancellation);
}
