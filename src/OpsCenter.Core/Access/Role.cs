namespace OpsCenter.Core.Access;

/// <summary>Who a person is to the centre. Names are stored; never rename.</summary>
public enum Role
{
    Viewer,
    Operator,
    Leader,
    Technician,
    Administrator,
}
