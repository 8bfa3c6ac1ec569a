namespace OpsCenter.Core.Access;

/// <summary>What an API token may do; the names <c>ingest</c>, <c>read</c>, <c>operate</c>, <c>admin</c>, <c>simulate</c> of the command line.</summary>
public enum TokenScope
{
    Ingest,
    Read,
    Operate,
    Admin,

    /// <summary>Ingest for a simulator: everything it sends is marked as simulated, whatever else the token may do.</summary>
    Simulate,
}
