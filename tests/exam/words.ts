/** Words of which the exam makes names. Places are real, since rules about regions need them; the 字号 never is: it holds 示例 or 测试. */
export interface Place {
  readonly province: string;
  readonly provinceShort: string;
  readonly city: string;
  readonly cityShort: string;
}

const place = (province: string, provinceShort: string, ...cities: readonly string[]): Place[] => cities.map((city) => ({ province, provinceShort, city, cityShort: city.replace(/市$/u, '') }));

export const PLACES: readonly Place[] = [
  ...place('浙江省', '浙江', '杭州市', '宁波市', '温州市', '绍兴市', '嘉兴市', '湖州市'),
  ...place('江苏省', '江苏', '南京市', '苏州市', '无锡市', '徐州市', '扬州市', '盐城市'),
  ...place('广东省', '广东', '广州市', '深圳市', '佛山市', '东莞市', '珠海市', '惠州市'),
  ...place('山东省', '山东', '济南市', '青岛市', '烟台市', '潍坊市', '临沂市'),
  ...place('四川省', '四川', '成都市', '绵阳市', '宜宾市', '德阳市'),
  ...place('湖北省', '湖北', '武汉市', '宜昌市', '荆州市'),
  ...place('湖南省', '湖南', '长沙市', '株洲市', '岳阳市'),
  ...place('河南省', '河南', '郑州市', '洛阳市', '南阳市'),
  ...place('福建省', '福建', '福州市', '厦门市', '泉州市'),
  ...place('陕西省', '陕西', '西安市', '宝鸡市', '咸阳市'),
  ...place('辽宁省', '辽宁', '沈阳市', '大连市'),
  ...place('安徽省', '安徽', '合肥市', '芜湖市'),
];

export const TRADES = [
  '食品', '科技', '商贸', '餐饮管理', '医疗器械', '电子商务', '物流', '农业发展', '化妆品', '建筑工程', '装饰工程', '信息技术', '文化传媒', '汽车销售', '物业管理',
  '环保设备', '机械制造', '电子', '服装', '家具', '药业', '水产养殖', '教育咨询', '广告', '酒店管理', '旅游', '印刷', '包装材料', '塑料制品', '五金制品',
] as const;

export const COMPANY_FORMS = ['有限公司', '有限责任公司', '股份有限公司'] as const;
/** Forms that no company can have: not to be taken for one another, nor for a company's. */
export const OTHER_FORMS = ['（有限合伙）', '（普通合伙）', '厂', '经营部', '农民专业合作社', '研究院'] as const;

/** Letters of a 字号: no digits, no directions, none with which a place or a trade begins. */
export const BRAND_LETTERS = [
  ...'峰棠禾穗松柏梅兰竹菊晨曦霞露虹岚溪涧潭泓澜涛润泽沛霖霏雯霆霄翔翼鹏鸿雁鹭鹤麟骏骐骥驰骋腾跃昂轩宇宸宏恒毅睿哲瀚渊博雅颂韵诗琴弦笙箫琪琳瑶瑾瑜璟璨珂珞铭锐锋锦钰铂鑫钧',
  ...'卓越凡尚品佳好悦怡乐欣荣茂盛昌隆裕丰祥瑞吉庆福禄寿康宁静和谐顺达通捷迅益联众合聚汇融创启拓展进步升辉煌灿烂煜炜烨焱',
] as const;
