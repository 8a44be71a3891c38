// Lets the official client decide some visitors against a dev server, and prints what it says it decided.
'use strict';

const ConvertSDK = require('@convertcom/js-sdk').default;

async function main([address, sdkKey, sdkKeySecret, environment]) {
  const sdk = new ConvertSDK({
    sdkKey,
    sdkKeySecret,
    environment,
    api: { endpoint: { config: address, track: address } },
    // Events wait for the release by hand.
    events: { batch_size: 10000, release_interval: 3600000 },
  });
  await sdk.onReady();

  const visitors = [];
  for (let number = 0; number < 20; number++) {
    const id = `visitor-${number}`;
    const visitor = sdk.createContext(id, { country: 'US', visits: 7 });
    visitor.setDefaultSegments({ country: 'US', visitorType: 'returning' });
    const experience = visitor.runExperience('checkout-button', { locationProperties: { url: '/pricing' } });
    const features = [].concat(visitor.runFeature('pricing-table', { locationProperties: { url: '/pricing' } }) ?? []);
    visitor.trackConversion('purchase', {
      conversionData: [{ key: 'amount', value: 10.5 + number }, { key: 'productsCount', value: 2 }, { key: 'transactionId', value: `tx-${number}` }],
    });
    visitors.push({
      id,
      experience: experience?.experienceId,
      variation: experience?.id,
      features: features.map(feature => ({ key: feature.key, status: feature.status, experience: feature.experienceId, variables: feature.variables })),
    });
    if (number === 19) await visitor.releaseQueues('test');
  }
  return visitors;
}

main(process.argv.slice(2)).then(
  visitors => { console.log(JSON.stringify(visitors)); process.exit(0); },
  error => { console.error(error); process.exit(1); });
