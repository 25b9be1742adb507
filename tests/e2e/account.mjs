// Generated accounts in the shape of the AWS CLI's output. Nothing in them is real.

const id = (prefix, n) => `${prefix}-0${n.toString(16).padStart(16, '0')}`;

/** An account of `functions` functions over `subnets` subnets and `sets` SG sets. */
export function account({ functions, subnets, sets, perFunction = 2, prefix = 24 }) {
  const subnetIds = Array.from({ length: subnets }, (_, n) => id('subnet', n + 1));
  const groupCount = Math.max(2, Math.ceil(Math.sqrt(2 * sets)) + 1);
  const groupIds = Array.from({ length: groupCount }, (_, n) => id('sg', n + 1));
  const pairs = [];
  for (let a = 0; a < groupCount && pairs.length < sets; a += 1) {
    pairs.push([groupIds[a]]);
    for (let b = a + 1; b < groupCount && pairs.length < sets; b += 1) pairs.push([groupIds[a], groupIds[b]]);
  }
  const list = {
    Functions: Array.from({ length: functions }, (_, n) => ({
      FunctionName: `fn-${String(n).padStart(5, '0')}`,
      FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:fn-${String(n).padStart(5, '0')}`,
      Runtime: 'python3.12',
      Role: 'arn:aws:iam::123456789012:role/r',
      Handler: 'a.b',
      CodeSize: 1,
      Timeout: 3,
      MemorySize: 128 * (1 + (n % 4)),
      Version: '$LATEST',
      Environment: { Variables: { DATABASE_PASSWORD: 'hunter2-must-vanish' } },
      VpcConfig: {
        SubnetIds: Array.from({ length: perFunction }, (_, k) => subnetIds[(n + k * 7) % subnets]),
        SecurityGroupIds: pairs[n % pairs.length],
        VpcId: id('vpc', 1),
      },
    })),
  };
  const size = 2 ** (32 - prefix);
  const block = (n) => {
    const first = 10 * 2 ** 24 + n * size;
    return `${(first >>> 24) & 255}.${(first >>> 16) & 255}.${(first >>> 8) & 255}.${first & 255}/${prefix}`;
  };
  const described = {
    Subnets: subnetIds.map((SubnetId, n) => ({
      SubnetId,
      VpcId: id('vpc', 1),
      CidrBlock: block(n),
      AvailabilityZone: `eu-west-1${'abc'[n % 3]}`,
      SubnetArn: `arn:aws:ec2:eu-west-1:123456789012:subnet/${SubnetId}`,
      OwnerId: '123456789012',
      State: 'available',
    })),
  };
  return [
    { name: 'functions.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(list, null, 4)) },
    { name: 'subnets.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(described, null, 4)) },
  ];
}

/** Two VPCs: two functions in the first, one in the second, whose only subnet has one address left. */
export function twoVpcs() {
  const fn = (name, vpc, subnets, groups) => ({
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
    MemorySize: 128,
    Version: '$LATEST',
    VpcConfig: { SubnetIds: subnets, SecurityGroupIds: groups, VpcId: vpc },
  });
  const list = {
    Functions: [
      fn('orders-api', 'vpc-a', ['subnet-a1', 'subnet-a2'], ['sg-1']),
      fn('orders-worker', 'vpc-a', ['subnet-a1'], ['sg-2', 'sg-1']),
      fn('billing', 'vpc-b', ['subnet-b1'], ['sg-9']),
    ],
  };
  const subnet = (SubnetId, VpcId, CidrBlock, zone, free) => ({
    SubnetId,
    VpcId,
    CidrBlock,
    AvailabilityZone: `eu-west-1${zone}`,
    AvailableIpAddressCount: free,
  });
  const described = {
    Subnets: [
      subnet('subnet-a1', 'vpc-a', '10.0.0.0/26', 'a', 57),
      subnet('subnet-a2', 'vpc-a', '10.0.0.64/28', 'b', 10),
      subnet('subnet-b1', 'vpc-b', '10.1.0.0/28', 'a', 1),
    ],
  };
  return [
    { name: 'functions.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(list)) },
    { name: 'subnets.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(described)) },
  ];
}
